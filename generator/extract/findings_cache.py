"""Findings in the store, under a hash of everything that they depend on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from generator.extract.model.installed import ModelName, rules_version
from generator.records import Article, Findings
from generator.store.protocol import Store

KIND = "findings"


def findings_key(article: Article, reader: ModelName | None) -> bytes:
    """Hash everything that an article's findings depend on: its words, the model that reads it, and our rules."""
    parts = (rules_version(), str(reader), article.lang, article.date or "", article.title, article.text)
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return found.digest()


def load_findings(store: Store, keys: Mapping[str, bytes]) -> Iterator[tuple[str, Findings]]:
    """Load the findings of earlier builds, under the ids that their articles have now.

    Args:
        store: Where they are stored.
        keys: The articles' keys by id, from `findings_key`.
    """
    ids: dict[bytes, list[str]] = {}
    for article, key in keys.items():
        ids.setdefault(key, []).append(article)
    decoder = msgspec.msgpack.Decoder(Findings)
    for key, value in store.get(KIND, list(ids)):
        try:
            found = decoder.decode(value)
        except msgspec.MsgspecError:  # damaged; it is read again
            continue
        for article in ids[key]:
            yield article, replace(found, article=article)


def save_findings(store: Store, findings: Mapping[bytes, Findings]) -> None:
    """Store findings under their keys, without the id of the article, which may change."""
    store.put(KIND, {key: msgspec.msgpack.encode(replace(found, article="")) for key, found in findings.items()})


def prune_findings(store: Store, used: Sequence[bytes]) -> None:
    """Delete the findings of articles that are no longer there.

    Args:
        store: Where they are stored.
        used: The keys of the articles that are.
    """
    store.prune(KIND, used)
