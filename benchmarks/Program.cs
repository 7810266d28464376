using CreditFunctions.Benchmarks;

// One verb per file: dotnet run -c Release --project benchmarks -- VERB [options]
return args is [var verb, .. var options]
    ? verb switch
    {
        "engine" => await EngineBenchmark.RunAsync(options),
        _ => Usage($"There is no benchmark '{verb}'."),
    }
    : Usage("Say which benchmark to run.");

static int Usage(string problem)
{
    Console.Error.WriteLine($"{problem} Benchmarks: engine [--seconds N].");
    return 2;
}
