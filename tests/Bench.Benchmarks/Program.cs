using Bench.Benchmarks;

if (args is not ["inference", ..])
{
    Console.Error.WriteLine("usage: Bench.Benchmarks inference [ROUNDS]");
    return 2;
}

return InferenceBenchmark.Run(args.Length > 1 && int.TryParse(args[1], out var rounds) && rounds > 0 ? rounds : 7);
