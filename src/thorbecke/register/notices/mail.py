"""A notice as an e-mail, through the server of the operator."""

import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from thorbecke.register.notices.notice import Notice
from thorbecke.register.notices.settings import Mail, secret_of
from thorbecke.texts import Text

__all__ = ["message_of", "send"]

_PATIENCE = 10.0
_LONGEST_SUBJECT = 150


def message_of(notice: Notice, sender: str, to: str, *, source: str, moment: datetime) -> EmailMessage:
    """The e-mail: plain text, with an id by which a second copy is known."""
    about = notice.about
    message = EmailMessage()
    message["Subject"] = " ".join(notice.headline.split())[:_LONGEST_SUBJECT]
    message["From"] = sender
    message["To"] = to
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = f"<{notice.id}@{urlsplit(source).hostname}>"
    message["Auto-Submitted"] = "auto-generated"
    lines = [
        about.title,
        about.what,
        Text("Day: {day}", day=about.day.isoformat()),
        about.consequence,
        Text("Parties: {parties}", parties=about.parties_in_words),
        Text("Ground: {ground}", ground=about.ground) if about.ground else "",
        Text("Register: {address}", address=source),
    ]
    message.set_content("\n\n".join(line for line in lines if line) + "\n")
    return message


def send(message: EmailMessage, mail: Mail) -> str:
    """Hand an e-mail to the server; gives why it was not taken, or nothing. Raises InputFileError."""
    password = secret_of(mail.password_from) if mail.user else ""
    try:
        with _connected(mail) as server:
            if mail.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if mail.user:
                server.login(mail.user, password)
            server.send_message(message)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        return " ".join(str(error).split()) or type(error).__name__
    return ""


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.server, mail.port, timeout=_PATIENCE, context=ssl.create_default_context())
    return smtplib.SMTP(mail.server, mail.port, timeout=_PATIENCE)
