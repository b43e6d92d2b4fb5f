# syntax=docker/dockerfile:1
ARG BASE=python:3.11.13-slim-bookworm
FROM ${BASE} AS build
WORKDIR /src
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PIP_NO_CACHE_DIR=1
COPY constraints.txt pyproject.toml README.md ./
COPY bot bot
COPY knowledge knowledge
COPY prompts prompts
# torch's default build brings gigabytes for graphics cards: name the index of its CPU build to go without.
ARG TORCH_INDEX_URL=
RUN pip install ${TORCH_INDEX_URL:+--index-url "$TORCH_INDEX_URL"} torch==2.13.0 \
 && pip install -c constraints.txt ".[sentence-transformers,postgres,openai]"

FROM ${BASE}
RUN useradd --create-home --uid 10001 tenirbon && install -d -o tenirbon /data
COPY --from=build /opt/venv /opt/venv
# A model that a setting names is fetched once, to the volume: the rest is read-only.
ENV PATH=/opt/venv/bin:$PATH TENIRBON_DATA_DIR=/data HF_HOME=/data/models PYTHONUNBUFFERED=1
USER tenirbon
WORKDIR /home/tenirbon
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["tenirbon", "health"]
ENTRYPOINT ["tenirbon"]
CMD ["serve"]
