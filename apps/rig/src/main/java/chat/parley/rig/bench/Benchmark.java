package chat.parley.rig.bench;

import chat.parley.rig.bench.report.Result;

/// One of the things that can be measured.
interface Benchmark {

  Result run(Scale scale);
}
