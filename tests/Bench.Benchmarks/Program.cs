using Bench.Benchmarks;

var rounds = args.Length > 1 && int.TryParse(args[1], out var given) && given > 0 ? given : 7;
switch (args.FirstOrDefault())
{
    case "inference":
        return InferenceBenchmark.Run(rounds);
    case "training":
        return TrainingBenchmark.Run(rounds);
    case "measures":
        return MeasuresBenchmark.Run(rounds);
    case "host":
        return HostBenchmark.Run(rounds);
    case "pipeline" when args.Length > 2:
        return PipelineBenchmark.Run(rounds, args[2]);
    default:
        Console.Error.WriteLine("usage: Bench.Benchmarks inference|training|host|measures [ROUNDS] | pipeline ROUNDS FOLDER");
        return 2;
}
