using CreditFunctions.Benchmarks;
using CreditFunctions.Benchmarks.Flood;
using CreditFunctions.Benchmarks.Stages;

// One verb per file: dotnet run -c Release --project benchmarks -- VERB [options]
return args is [var verb, .. var options]
    ? verb switch
    {
        "engine" => EngineOptions.Parse(options) is { } engine
            ? await EngineBenchmark.RunAsync(engine)
            : Usage($"These are no options: {string.Join(' ', options)}."),
        "inspection" => await InspectionBenchmark.RunAsync(),
        "stages" => await StagesBenchmark.RunAsync(options),
        "flood" => await FloodBenchmark.RunAsync(),
        _ => Usage($"There is no benchmark '{verb}'."),
    }
    : Usage("Say which benchmark to run.");

static int Usage(string problem)
{
    Console.Error.WriteLine(
        $"{problem} Benchmarks: engine [--seconds N] [--finished N] [--part memory|delegate|worker|storage], "
        + "stages [--applications N], flood, inspection.");
    return 2;
}
