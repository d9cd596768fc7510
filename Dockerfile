# Three stages: Frontlog's own wheel, compiled and built with the locked tools; the locked packages with it; only what runs.
FROM python:3.13-slim AS wheel
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev
COPY requirements/dev.lock requirements/
RUN pip install --no-deps --require-hashes -r requirements/dev.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY services/ services/
COPY migrations/ migrations/
COPY deploy/compile deploy/wheel.py deploy/
RUN python deploy/compile
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheel .

FROM python:3.13-slim AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PATH=/opt/frontlog/bin:$PATH FRONTLOG_HOME=/opt/frontlog/home
RUN python -m venv /opt/frontlog
COPY requirements/runtime.lock /tmp/
RUN pip install --no-deps --require-hashes -r /tmp/runtime.lock
COPY --from=wheel /wheel /wheel
RUN pip install --no-deps /wheel/*.whl
# The first analysis builds the index of places into FRONTLOG_HOME; containers are read-only, so it is built here.
RUN echo '{"id": "1", "title": "", "text": "The army captured Kirkuk.", "published_at": "2017-10-16T00:00:00Z"}' | frontlog extract

FROM python:3.13-slim
LABEL org.opencontainers.image.title="Frontlog" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --no-create-home frontlog
COPY --from=packages /opt/frontlog /opt/frontlog
ENV PATH=/opt/frontlog/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FRONTLOG_BIND=0.0.0.0 \
    FRONTLOG_WORKER_METRICS_PORT=9102 \
    FRONTLOG_HOME=/opt/frontlog/home
USER 10001
EXPOSE 8000 8001 9102 9103
CMD ["frontlog", "--help"]
