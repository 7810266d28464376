using System.Diagnostics;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>A short run of <c>benchmarks -- soak</c>: two hosts under load and random faults, and no violation.</summary>
public sealed class SoakTests
{
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(20260312)]
    public async Task Soak_HalfAMinute_FindsNoViolation(int seed)
    {
        var command = new ProcessStartInfo("dotnet", [Repository.BuiltBenchmarks(), "soak", "--seconds", "30", "--seed", $"{seed}"])
        {
            RedirectStandardOutput = true,
        };
        await using var azurite = await Azurite.StartAsync();
        command.Environment["AzureWebJobsStorage"] = azurite.ConnectionString;
        using var soak = Process.Start(command)!;
        var said = await soak.StandardOutput.ReadToEndAsync();
        await soak.WaitForExitAsync();

        Assert.True(soak.ExitCode == 0, said);
        Assert.Matches(@"orchestrations done +[1-9]", said);
        Assert.Matches(@"faults +[1-9]", said);
        Assert.Matches(@"violations +0\s", said);
    }
}
