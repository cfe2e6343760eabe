"""The first rows of a log as Arrow IPC files: python bench/arrow.py <log.parquet> <rows> <folder>"""
import sys

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq

log, rows, folder = sys.argv[1:]
COLUMNS = ["request_id", "ts", "user_id", "score", "label", "country", "latency_ms", "income"]
table = pa.Table.from_batches(pq.ParquetFile(log).iter_batches(columns=COLUMNS, batch_size=65536)).slice(0, int(rows))
country = table.schema.get_field_index("country")
coded = table.set_column(country, "country", table["country"].dictionary_encode())
for compression in ("uncompressed", "lz4", "zstd"):
    feather.write_feather(table, f"{folder}/{compression}.arrow", compression=compression, chunksize=65536)
feather.write_feather(coded, f"{folder}/dictionary.arrow", compression="uncompressed", chunksize=65536)
