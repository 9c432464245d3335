"""Files of a built site: stale ones are deleted, the owner's stay."""

from __future__ import annotations

from pathlib import Path

from generator.site.output_files import prune_site
from generator.store.file_states import NO_FILE, output_state


def test_files_that_a_site_lacks_are_deleted_and_the_others_have_states(tmp_path: Path) -> None:
    """Folders that are empty then go as well; hidden files at the top are the owner's."""
    for path in ("a/b/gone.html", "a/gone.html", "c/kept.html", "c/gone.html", ".git/x", ".htaccess", "index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    states = prune_site(str(tmp_path), {"c/kept.html", "index.html", "missing.html"})
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == [".git", ".git/x", ".htaccess", "c", "c/kept.html", "index.html"]
    assert states == {path: output_state(str(tmp_path / path)) for path in ("c/kept.html", "index.html")}
    assert output_state(str(tmp_path / "missing.html")) == NO_FILE


def test_a_link_to_a_folder_stays_and_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/page.html").write_text("x", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert prune_site(str(tmp_path / "site"), ()) == {}
    assert (tmp_path / "site/linked/page.html").exists()


def test_a_link_to_a_file_that_the_site_does_not_have_is_removed_without_its_target(tmp_path: Path) -> None:
    (tmp_path / "kept.html").write_text("x", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old.html").symlink_to(tmp_path / "kept.html")
    prune_site(str(tmp_path / "site"), ())
    assert not (tmp_path / "site/old.html").is_symlink()
    assert (tmp_path / "kept.html").exists()
