"""A meeting, spoken by eSpeak NG from its record, a voice for each speaker."""

import io
import subprocess
import wave

import numpy

from record import record

# A voice, its pitch and its pace.
VOICES = {
    "S1": ("en-gb+f4", 46, 158),
    "S2": ("en-gb-scotland+f2", 62, 166),
    "S3": ("en-us+m3", 34, 154),
}
# That of eSpeak NG.
RATE = 22_050
PAUSE = 0.55
SEED = 20240603


def write(path):
    """Speaks the segments one after the other, and makes sure that they lie where the record says, to a second."""
    luck = numpy.random.default_rng(SEED)
    sound, wrong = [_silence(PAUSE)], []
    for segment in record(path)["segments"]:
        spoken = _spoken(segment)
        start = sum(map(len, sound)) / RATE
        end = start + len(spoken) / RATE
        if max(abs(start - _seconds(segment["start"])), abs(end - _seconds(segment["end"]))) > 1:
            wrong.append(f"{path.name}: {segment['text']!r} is from {start:.1f} to {end:.1f} s")
        sound += [spoken, _silence(PAUSE)]
    if wrong:
        raise SystemExit("\n".join(wrong))
    room = numpy.concatenate(sound) + luck.normal(0, 12, sum(map(len, sound)))
    _write_mp3(room.clip(-32768, 32767).astype("<i2"), path)


def _spoken(segment):
    """A segment's text as samples, without the silence around it."""
    voice, pitch, pace = VOICES[segment["speaker"]]
    command = ["espeak-ng", "-z", "-v", voice, "-p", str(pitch), "-s", str(pace), "--stdout", segment["text"]]
    file = wave.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    assert file.getframerate() == RATE
    samples = numpy.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
    loud = numpy.flatnonzero(numpy.abs(samples) > 200)
    return samples[loud[0] : loud[-1] + 1] * (9000 / numpy.abs(samples).max())


def _silence(seconds):
    return numpy.zeros(round(seconds * RATE))


def _seconds(timestamp):
    minutes, seconds = timestamp.split(":")
    return int(minutes) * 60 + int(seconds)


def _write_mp3(samples, path):
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, RATE, len(samples), "NONE", None))
        sound.writeframes(samples.tobytes())
    command = ["lame", "--silent", "-m", "m", "-b", "32", "-", str(path)]
    subprocess.run(command, input=file.getvalue(), check=True)
