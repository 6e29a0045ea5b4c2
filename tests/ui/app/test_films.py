"""The films of this PC: whatever lies in its folder `videos`, in the order of the names."""

from pathlib import Path

from ui.app.films import films_in


def test_files_become_films_with_readable_titles(tmp_path: Path) -> None:
    films = films_in(tmp_path)
    assert films() == ()
    folder = tmp_path / "videos"
    folder.mkdir()
    for name in ("2 - Quên mật khẩu.mp4", "1_Kích_hoạt_VNeID.webm", "ghi chú.txt", "3.mkv"):
        (folder / name).write_bytes(b"")
    assert [film.title for film in films()] == ["Kích hoạt VNeID", "Quên mật khẩu", "3"]
    (folder / "3.mkv").unlink()
    assert len(films()) == 2, "looked at anew each time"
