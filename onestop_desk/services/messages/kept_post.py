"""The post of this computer: its passwords in a file beside its data, and notifiers made with them."""

import json
import os
from contextlib import suppress
from pathlib import Path

from onestop_desk.domain.errors import Offline
from onestop_desk.domain.messages import Channel, MessageSetup, PostSecrets
from onestop_desk.services.messages.gateway import GatewayNotifier
from onestop_desk.services.ports import Letter, Notifier, NotSent

FILE = "post.json"
_OWNER_ONLY = 0o600


class KeptPost:
    """Reads the file each time: it may have been changed by the desk while the portal runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def notifier(self, setup: MessageSetup, secrets: PostSecrets | None = None) -> Notifier:
        """A notifier for all channels that are set up and whose secrets this computer has."""
        known = secrets or self.secrets()
        made: list[Notifier] = []
        if setup.mail is not None and (known.password or not setup.mail.user):
            from onestop_desk.services.messages.mail import MailNotifier

            made.append(MailNotifier(setup.mail, known.password))
        if setup.phone and known.gateway:
            made.append(GatewayNotifier(known.gateway))
        return _Notifiers({channel: notifier for notifier in made for channel in notifier.channels})

    def secrets(self) -> PostSecrets:
        """What the file says; a missing or broken one holds nothing."""
        try:
            stored = json.loads((self._folder / FILE).read_text(encoding="utf-8"))
            return PostSecrets(str(stored.get("password", "")), str(stored.get("gateway", "")))
        except (OSError, ValueError, AttributeError):
            return PostSecrets()

    def keep(self, secrets: PostSecrets) -> None:
        """Writes the file whole or not at all, for its owner only; raises Offline("read_only")."""
        part = self._folder / f"{FILE}.part"
        text = json.dumps({"password": secrets.password, "gateway": secrets.gateway})
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "w") as file:
                file.write(text)
            part.replace(self._folder / FILE)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise Offline("read_only") from error


class _Notifiers:
    """Each channel by its own notifier."""

    def __init__(self, by_channel: dict[Channel, Notifier]) -> None:
        self._by_channel = by_channel

    @property
    def channels(self) -> frozenset[Channel]:
        """Over what can be sent."""
        return frozenset(self._by_channel)

    def send(self, letter: Letter) -> None:
        """Sends one message over its channel; raises NotSent."""
        notifier = self._by_channel.get(letter.channel)
        if notifier is None:
            raise NotSent("no_channel")
        notifier.send(letter)
