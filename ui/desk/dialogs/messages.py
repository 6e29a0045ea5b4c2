"""How the office writes to citizens: on or off, the mailbox, the gateway; with a letter to try it out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.messages import PORTS, MailServer, MessageSetup, PostSecrets, Security
from onestop_desk.services.ports import NotSent
from onestop_desk.words import _, messages, refusals
from ui.background import run_task
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.field import Field, LabelledField, NumberField
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.tick_list import Tick, TickList

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from ui.background import RunTask

Failure = (Refusal, WorldError)
ON, MAIL, PHONE, ENGLISH = "on", "mail", "phone", "english"


class MessagesDialog(Sheet):
    """Off until the head turns it on; nothing is saved before "Ghi lại", and "Gửi thử" tries what stands there now."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        say: Callable[[str, str, str], object],
        *,
        work: "RunTask" = run_task,
    ) -> None:
        line = _("Chỉ gửi cho người đã đồng ý khi đặt hẹn. Mật khẩu chỉ nằm ở máy này.")
        super().__init__(window, _("Tin nhắn cho công dân"), line, width=720)
        self.setObjectName("messagesDialog")
        self._services, self._actor, self._say, self._work = services, actor, say, work
        self._setup, secrets = services.messages.view().setup, services.messages.secrets()
        self._rows: dict[str, LabelledField] = {}
        self.ticks = TickList(inside=8)
        self.ticks.ticked.connect(self._on_tick)
        self.content.addWidget(self.ticks)
        self._ticked = {
            ON: self._setup.on,
            MAIL: self._setup.mail is not None,
            PHONE: self._setup.phone,
            ENGLISH: self._setup.english,
        }
        self._make_mail(secrets)
        self._make_phone(secrets)
        self._make_trial()
        self.content.addStretch(1)
        self.set_primary(_("Ghi lại"), "Enter", self._confirm)
        self._answer("")
        self._show()

    # -- what is asked ---------------------------------------------------------------------------------------------

    def _make_mail(self, secrets: PostSecrets) -> None:
        mail = self._setup.mail or MailServer("", PORTS[Security.STARTTLS], Security.STARTTLS, "", "")
        self.host, self.user, self.mailbox = Field("smtp.example.vn"), Field(), Field("mot-cua@example.vn")
        self.password = Field()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.port = NumberField(1, 65_535)
        self.port.setValue(mail.port)
        for field, text in (
            (self.host, mail.host), (self.user, mail.user), (self.mailbox, mail.sender),
            (self.password, secrets.password),
        ):  # fmt: skip
            field.setText(text)
        self.security = OutcomeRow(
            [
                (Security.STARTTLS.value, "STARTTLS"),
                (Security.TLS.value, "TLS"),
                (Security.NONE.value, _("Không mã hóa")),
            ]
        )
        self.security.show_chosen(mail.security.value)
        self.security.chosen.connect(self._on_security)
        self._add_pair(("host", _("Máy chủ thư (SMTP)"), self.host), ("port", _("Cổng"), self.port))
        self.content.addWidget(self._row("security", _("Bảo mật"), self.security))
        self._add_pair(("user", _("Tên đăng nhập"), self.user), ("password", _("Mật khẩu"), self.password))
        self.content.addWidget(self._row("sender", _("Gửi từ địa chỉ"), self.mailbox))

    def _make_phone(self, secrets: PostSecrets) -> None:
        self.gateway = Field("…://…/{phone}")
        self.gateway.setText(secrets.gateway)
        self.gateway.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        remark = _("{place} hoặc {place84}: chỗ của số máy").format(place="{phone}", place84="{phone84}")
        row = self._row("gateway", _("Địa chỉ cổng tin nhắn (Apprise)"), self.gateway)
        row.remark.say(remark)
        row.remark.show()
        self.content.addWidget(row)

    def _make_trial(self) -> None:
        self.trial = Field(_("Địa chỉ thư hoặc số điện thoại của mình"))
        self.content.addWidget(self._row("trial", _("Gửi thử tới"), self.trial))
        self.try_button = self.add_second(_("Gửi thử"), "F8", self._on_try)
        self.try_button.setObjectName("trySending")
        # In the foot, where it is seen however long the form is.
        self.answer = Words("", "small-medium", "ink_soft", wrap=True)
        self._foot_row.insertWidget(1, self.answer, 1)

    def _row(self, name: str, label: str, field: QWidget) -> LabelledField:
        row = self._rows[name] = LabelledField(label, field)
        if isinstance(field, QLineEdit):
            field.setObjectName(f"messages_{name}")
            field.textEdited.connect(lambda _text: row.accept())
        return row

    def _add_pair(self, *pair: tuple[str, str, QWidget]) -> None:
        line = QHBoxLayout()
        line.setSpacing(of(self).px(12))
        for stretch, (name, label, field) in zip((3, 2), pair, strict=True):
            line.addWidget(self._row(name, label, field), stretch)
        self.content.addLayout(line)

    # -- answers ---------------------------------------------------------------------------------------------------

    def _on_tick(self, key: str, on: bool) -> None:
        self._ticked[key] = on
        self._show()

    def _show(self) -> None:
        words = (
            (ON, _("Gửi tin xác nhận, nhắc hẹn, đổi, hủy")),
            (MAIL, _("Qua thư điện tử")),
            (PHONE, _("Qua tin nhắn điện thoại, bằng một cổng tin nhắn")),
            (ENGLISH, _("Thêm bản tiếng Anh bên dưới mỗi thư")),
        )
        self.ticks.show_ticks([Tick(key, said, ticked=self._ticked[key]) for key, said in words])
        for name in ("host", "port", "security", "user", "password", "sender"):
            self._rows[name].setVisible(self._ticked[MAIL])
        self._rows["gateway"].setVisible(self._ticked[PHONE])
        for part in (self._rows["trial"], self.try_button):
            part.setVisible(self._ticked[MAIL] or self._ticked[PHONE])

    def _on_security(self, value: str) -> None:
        if self.port.value() in PORTS.values():
            self.port.setValue(PORTS[Security(value)])
        self._rows["security"].accept()

    @property
    def typed(self) -> tuple[MessageSetup, PostSecrets]:
        """What stands in the form."""
        mail = None
        if self._ticked[MAIL]:
            security = Security(self.security.value or Security.STARTTLS.value)
            mail = MailServer(
                self.host.text().strip(), self.port.value(), security, self.user.text().strip(),
                self.mailbox.text().strip(),
            )  # fmt: skip
        setup = MessageSetup(self._ticked[ON], mail, self._ticked[PHONE], self._ticked[ENGLISH])
        return setup, PostSecrets(self.password.text(), self.gateway.text().strip())

    def _confirm(self) -> None:
        setup, secrets = self.typed
        try:
            self._services.messages.change(self._actor, setup, secrets)
        except Failure as no:
            self._complain(no)
            return
        self.leave()
        if setup.on:
            self._say(_("Đã bật tin nhắn"), _("Từ giờ mỗi lịch hẹn được báo và nhắc."), "lam")
        else:
            self._say(_("Đã ghi, tin nhắn đang tắt"), _("Công dân không nhận tin nào."), "lam")

    def _on_try(self) -> None:
        setup, secrets = self.typed
        to = self.trial.text().strip()
        if not to:
            self._rows["trial"].complain(_("Gõ địa chỉ thư hoặc số điện thoại của mình để thử."))
            self.trial.setFocus()
            return
        self._answer(_("Đang gửi thử…"))
        self.try_button.setEnabled(False)
        letter = messages.trial(self._services.office.office().name)
        self._work(
            self,
            lambda: self._services.messages.try_out(self._actor, setup, secrets, to, letter),
            lambda _nothing: self._tried(_("Đã gửi. Mở hộp thư hoặc điện thoại để xem tin có đến không.")),
            self._not_tried,
        )

    def _tried(self, sentence: str) -> None:
        self.try_button.setEnabled(True)
        self._answer(sentence)

    def _answer(self, sentence: str, fault: str = "") -> None:
        self.answer.say(sentence)
        self.answer.setVisible(bool(sentence))
        self.say_fault(fault)
        self.fault.setVisible(not sentence)

    def _not_tried(self, error: Exception) -> None:
        self._tried("")
        if isinstance(error, NotSent):
            self._answer("", messages.why(error.code))
        elif isinstance(error, Failure):
            self._complain(error)
        else:
            raise error

    def _complain(self, no: Refusal | WorldError) -> None:
        """Says what is wrong under its line."""
        part = str(no.facts.get("name") or "").removeprefix("messages.")
        if no.code == "bad_setting" and part in self._rows:
            self._rows[part].complain(_wrong(part))
            self._rows[part].field.setFocus()
        elif no.code == "bad_setting":
            self._answer("", _("Chọn ít nhất một cách gửi, hoặc tắt tin nhắn."))
        else:
            self._answer("", refusals.sentence(no.code, no.facts))

    def open_first(self) -> None:
        """Ask, with the keyboard on the first tick."""
        self.open(self.ticks.rows()[0])


def _wrong(part: str) -> str:
    words = {
        "host": _("Tên máy chủ không đúng. Ví dụ smtp.example.vn."),
        "port": _("Cổng không đúng. Thường là 587 hoặc 465."),
        "security": _("Có mật khẩu thì phải mã hóa. Chọn STARTTLS hoặc TLS."),
        "user": _("Tên đăng nhập không đúng."),
        "password": _("Chưa có mật khẩu của hộp thư."),
        "sender": _("Địa chỉ thư không đúng. Ví dụ mot-cua@example.vn."),
        "gateway": _("Địa chỉ cổng phải có {place} hoặc {place84}, chỗ của số máy.").format(
            place="{phone}", place84="{phone84}"
        ),
    }
    return words[part]
