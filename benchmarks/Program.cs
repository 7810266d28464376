using System.Globalization;
using CreditFunctions.Benchmarks;
using CreditFunctions.Benchmarks.Flood;
using CreditFunctions.Benchmarks.Inspection;
using CreditFunctions.Benchmarks.Stages;
using CreditFunctions.Benchmarks.Uploads;

// One verb per file: dotnet run -c Release --project benchmarks -- VERB [options]
return args is [var verb, .. var options]
    ? verb switch
    {
        "engine" => EngineOptions.Parse(options) is { } engine
            ? await EngineBenchmark.RunAsync(engine)
            : Usage($"These are no options: {string.Join(' ', options)}."),
        "inspection" when options is [var folder] => await InspectionBenchmark.InspectAsync(folder),
        "inspection" => await InspectionBenchmark.RunAsync(),
        "inspection-load" when options is [var samples] => await InspectionLoad.InspectAsync(samples),
        "inspection-load" => await InspectionLoad.RunAsync(),
        "uploads" when options is [var connectionString, var drafts] => await UploadHost.RunAsync(
            connectionString,
            int.Parse(drafts, CultureInfo.InvariantCulture)
        ),
        "uploads" => await UploadsBenchmark.RunAsync(),
        "stages" => await StagesBenchmark.RunAsync(options),
        "flood" => await FloodBenchmark.RunAsync(),
        _ => Usage($"There is no benchmark '{verb}'."),
    }
    : Usage("Say which benchmark to run.");

static int Usage(string problem)
{
    Console.Error.WriteLine(
        $"{problem} Benchmarks: engine [--seconds N] [--finished N] [--part memory|delegate|worker|storage], "
            + "stages [--applications N], flood, inspection, inspection-load, uploads."
    );
    return 2;
}
