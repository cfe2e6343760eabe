"""Arrow files of every type, and what DuckDB for Python makes of them: writes arrow/*.arrow and arrow.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements-arrow.txt && /tmp/venv/bin/python make_arrow.py

pyarrow writes the files; DuckDB reads Arrow's memory by its own code (`arrow_scan`), which no file format and nothing of
ours has a part in. Of each column: its type, its first values as text, and the SHA-256 of all of them.
"""
import datetime as dt
import decimal
import hashlib
import json
import pathlib

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.feather as feather

here = pathlib.Path(__file__).parent
folder = here / "arrow"
folder.mkdir(exist_ok=True)
rng = np.random.default_rng(5)


def some(values, nulls=0.1):
    """As a list, a tenth of it null."""
    return [None if gone else v for v, gone in zip(values, rng.random(len(values)) < nulls)]


LONG = ["", "a", "twelve bytes", "thirteen byte", "übergrößenträger", "🦆" * 5, "x" * 40]


def table(n):
    """n rows; few different values, so that the files are small."""
    small = [int(x) for x in rng.integers(0, 100, n)]
    texts = [LONG[i % len(LONG)] for i in small]
    instants = [1_700_000_000 + x for x in small]
    lists = some([list(range(x % 4)) for x in small])
    structs = some([{"x": x / 4 if x % 3 else None, "name": t} for x, t in zip(small, texts)])
    at = lambda unit, zone=None: pa.array([None if v is None else v * {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[unit] for v in some(instants)], pa.timestamp(unit, zone))
    columns = {
        "row": pa.array(range(n), pa.int64()),
        "flag": pa.array(some([x % 2 == 0 for x in small])),
        **{f"{t}": pa.array(some(small), t) for t in (pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64())},
        "half": pa.array(some([np.float16(x / 8) for x in small]), pa.float16()),
        "float": pa.array(some([x / 7 for x in small]), pa.float32()),
        "double": pa.array([[x / 7, float("nan"), float("inf"), -0.0][x % 4] for x in small]),
        "text": pa.array(some(texts)),
        "large_text": pa.array(some(texts), pa.large_string()),
        "text_view": pa.array(some(texts), pa.string_view()),
        "bytes": pa.array(some([t.encode() + b"\0\xff" for t in texts]), pa.binary()),
        "bytes_view": pa.array(some([t.encode() for t in texts]), pa.binary_view()),
        "fixed_bytes": pa.array(some([bytes([x]) * 5 for x in small]), pa.binary(5)),
        "words": pa.array(some(texts)).dictionary_encode(),
        "words_8": pa.DictionaryArray.from_arrays(pa.array(some([x % 7 for x in small]), pa.int8()), pa.array(LONG[:-1] + [None])),
        "codes": pa.array(some([x % 5 for x in small])).dictionary_encode(),
        "runs": pa.RunEndEncodedArray.from_arrays(pa.array([n // 3, n // 2, n], pa.int32()), pa.array(["a", None, "c"])),
        "decimal_4": pa.array(some([decimal.Decimal(x - 50) / 10 for x in small]), pa.decimal128(4, 1)),
        "decimal_9": pa.array(some([decimal.Decimal(x - 50) / 100 for x in small]), pa.decimal128(9, 2)),
        "decimal_18": pa.array(some([decimal.Decimal(x - 50) * 10**12 for x in small]), pa.decimal128(18, 2)),
        "decimal_38": pa.array(some([decimal.Decimal(x - 50) * 10**30 for x in small]), pa.decimal128(38, 2)),
        "date": pa.array(some([dt.date(1969, 12, 1) + dt.timedelta(x) for x in small])),
        "date_ms": pa.array(some([dt.date(1969, 12, 1) + dt.timedelta(x) for x in small]), pa.date64()),
        "time_s": pa.array(some(small), pa.time32("s")),
        "time_ns": pa.array(some([x * 1000 for x in small]), pa.time64("ns")),
        **{f"at_{u}": at(u) for u in ("s", "ms", "us", "ns")},
        **{f"zoned_{u}": at(u, "Europe/Berlin") for u in ("s", "us", "ns")},
        "duration": pa.array(some(small), pa.duration("ms")),
        "interval": pa.array(some([(x % 3, x, x * 1000) for x in small]), pa.month_day_nano_interval()),
        "list": pa.array(lists, pa.list_(pa.int32())),
        "large_list": pa.array(some([[str(x)] * (x % 3) for x in small]), pa.large_list(pa.string())),
        "three": pa.array(some([[x, None, x / 2] for x in small]), pa.list_(pa.float64(), 3)),
        "list_view": pa.array(lists, pa.list_view(pa.int32())),
        "struct": pa.array(structs),
        "structs": pa.array(some([[{"a": x, "b": [t]}] * (x % 3) for x, t in zip(small, texts)])),
        "map": pa.array(some([[("k", x)] for x in small]), pa.map_(pa.string(), pa.int32())),
        "nothing": pa.nulls(n),
    }
    return pa.table(columns)


def write(name, writer, batches, schema, **options):
    with pa.OSFile(str(folder / name), "wb") as sink, writer(sink, schema, options=pa.ipc.IpcWriteOptions(**options)) as out:
        for batch in batches:
            out.write_batch(batch)


def told(read):
    """Of each column, by DuckDB; as the lists and maps that it writes."""
    con = duckdb.connect()
    con.execute("set timezone = 'UTC'")
    # DuckDB has no numbers of 16 bits.
    half = read.schema.get_field_index("half")
    con.register("log", read if half < 0 else read.set_column(half, "half", read["half"].cast(pa.float32())))
    types = {name: type for name, type, *_ in con.execute("describe from log").fetchall()}
    def of(name):
        texts = [t for (t,) in con.execute(f'select "{name}"::varchar from log order by row').fetchall()]
        whole = "\n".join("\\N" if t is None else t for t in texts)
        return {"type": types[name], "first": texts[:8], "sha256": hashlib.sha256(whole.encode()).hexdigest()}
    return {name: of(name) for name in types}


many, few = table(2200), table(150)
write("file.arrow", pa.ipc.new_file, few.combine_chunks().to_batches(), few.schema)
write("lz4.arrow", pa.ipc.new_file, many.combine_chunks().to_batches(), many.schema, compression="lz4")
write("zstd.arrow", pa.ipc.new_file, many.combine_chunks().to_batches(), many.schema, compression="zstd")
write("legacy.arrow", pa.ipc.new_stream, few.select(["row", "text", "double"]).combine_chunks().to_batches(), few.select(["row", "text", "double"]).schema, use_legacy_format=True)
feather.write_feather(few.select([n for n in few.column_names if n not in ("runs", "list_view")]), folder / "v2.feather", chunksize=64)

# A stream may replace its dictionaries on the way, and add to them.
def words(values):
    return pa.record_batch({"row": pa.array(range(3), pa.int64()), "word": pa.DictionaryArray.from_arrays(pa.array([0, 1, None], pa.int32()), pa.array(values))})
replaced = [words(["a", "a long word indeed"]), words(["c", "d"])]
write("replaced.arrows", pa.ipc.new_stream, replaced, replaced[0].schema)
grown = [words(["a", "b"]), words(["a", "b", "thirteen byte"])]
write("grown.arrows", pa.ipc.new_stream, grown, grown[0].schema, emit_dictionary_deltas=True)
feather.write_feather(few.select(["row", "text"]), folder / "v1.feather", version=1)

result = {
    "few": told(few),
    "many": told(many),
    "replaced.arrows": told(pa.Table.from_batches(replaced)),
    "grown.arrows": told(pa.Table.from_batches(grown)),
}
(here / "arrow.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
