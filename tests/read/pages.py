"""Source of saved web pages."""

LEAD = "Talks on the future of the old harbour resumed on Sunday, a week after a storm damaged its outer wall."
END = "The council will vote on 2 September, and repairs are expected to cost at least three million crowns in all."
PARAGRAPHS = f"<p>{LEAD}</p><p>“We have <em>no</em> time to lose,” said the mayor, Ada Lund.</p><p>{END}</p>"


def page(body: str = f"<article>{PARAGRAPHS}</article>", head: str = "", root: str = "<html>") -> str:
    return f"<!DOCTYPE html>{root}<head><title>Harbour talks resume</title>{head}</head><body>{body}</body></html>"
