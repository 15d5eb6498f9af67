"""AR-21: never read emotions or bodies. No face, voice or gaze is looked into; feelings are what people say themselves.

That place and device are taken off uploads is proven in tests/foundation/test_files_checking.py.
"""

from tests.never.schema import kept_under
from tests.never.sources import importing, required_packages

READING_PEOPLE = {
    "opencv-python", "opencv-python-headless", "opencv-contrib-python", "face-recognition", "dlib", "deepface", "mediapipe",
    "insightface", "retina-face", "mtcnn", "fer", "py-feat", "torch", "torchvision", "torchaudio", "tensorflow", "keras", "jax",
    "flax", "onnx", "onnxruntime", "transformers", "sentence-transformers", "openai-whisper", "faster-whisper", "whisperx", "vosk",
    "speechrecognition", "speechbrain", "pyannote-audio", "resemblyzer", "librosa", "opensmile", "praat-parselmouth", "textblob",
    "vadersentiment", "nltk", "spacy", "gensim", "scikit-learn", "scikit-image", "xgboost", "lightgbm", "catboost", "prophet",
    "pytesseract", "easyocr", "openai", "anthropic", "langchain", "google-generativeai", "llama-cpp-python", "ollama",
}  # fmt: skip
MODULES = [
    "cv2", "face_recognition", "dlib", "deepface", "mediapipe", "torch", "tensorflow", "keras", "jax", "onnxruntime",
    "transformers", "whisper", "faster_whisper", "vosk", "speech_recognition", "speechbrain", "librosa", "textblob", "nltk", "spacy",
    "sklearn", "skimage", "openai", "anthropic", "langchain",
]  # fmt: skip
BODIES = [
    "emotion", "emotions", "mood", "sentiment", "feeling", "feelings", "face", "faces", "voiceprint", "biometric", "biometrics",
    "gaze", "embedding", "arousal", "stress", "engagement", "attention", "heart_rate",
]  # fmt: skip


def test_AR21_no_package_that_reads_people_is_installed() -> None:
    assert required_packages() & READING_PEOPLE == set()


def test_AR21_no_source_imports_one() -> None:
    assert importing(MODULES) == []


def test_AR21_no_table_keeps_what_such_reading_yields() -> None:
    assert kept_under(BODIES) == []


def test_AR21_pictures_and_recordings_are_opened_where_they_are_cleaned_and_made_small_only() -> None:
    """Checking and cleaning, and the small pictures, one by one or many at once; nothing else of ours looks into them, but for the demo's painter."""
    opening = {line.split(":")[0] for line in importing(["PIL", "av", "pillow_heif"])}

    allowed = {
        f"src/trellis/foundation/files/{name}.py" for name in ("pictures", "recordings", "thumbnails", "together")
    }
    assert {path for path in opening if not path.startswith("src/trellis/demo/")} == allowed
