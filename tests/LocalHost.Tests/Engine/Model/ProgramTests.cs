using System.Text.Json;
using CsCheck;

namespace CreditFunctions.LocalHost.Tests.Engine.Model;

/// <summary>Random programs match a sequential model, with crashes at any time. A failing case prints its seed.</summary>
public sealed class ProgramTests
{
    private static readonly Gen<(Step[] Program, int[] Crashes)> Cases = Gen.Select(
        Step.Programs(depth: 2),
        Gen.Int[1, 40].Array[0, 3],
        (program, crashes) => (program, crashes)
    );

    [Fact]
    public async Task Program_OfEachOfManySeeds_DoesWhatItsModelSays()
    {
        for (ulong seed = 1; seed <= 500; seed++)
        {
            await RequireAsync(Cases.Generate(new PCG(1, seed), null, out _), $"seed {seed}");
        }
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public Task Program_OfAnySeed_DoesWhatItsModelSays() =>
        Cases.SampleAsync(async each => await RequireAsync(each, "the seed below"), iter: 3_000, threads: 1, print: each => Describe(each));

    private static async Task RequireAsync((Step[] Program, int[] Crashes) each, string which)
    {
        var fault = await new ProgramRun(each.Program).FindFaultAsync(each.Crashes);
        Assert.True(fault is null, $"Of {which}: {fault}\n{Describe(each)}");
    }

    private static string Describe((Step[] Program, int[] Crashes) each) =>
        $"crashes after {string.Join(", ", each.Crashes)} operations; program {JsonSerializer.Serialize(each.Program)}";
}
