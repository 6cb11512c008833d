using Swamp.Cel.Bench;

// usage: [records, default 100000]
var records = args.Length > 0 ? int.Parse(args[0]) : 100_000;
Compilations.Run();
Evaluations.Run();
Predicates.Run(records);
