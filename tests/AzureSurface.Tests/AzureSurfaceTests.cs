using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;

namespace CreditFunctions.AzureSurface.Tests;

/// <summary>The stubs say what the real packages say: nothing that those lack, and all of it that can be said without their plumbing.</summary>
public sealed class AzureSurfaceTests
{
    private static readonly SurfaceFile Real = SurfaceFile.Read();

    private static readonly SurfaceType[] Stubs =
        [.. typeof(FunctionAttribute).Assembly.GetExportedTypes().Where(type => !Unlisted.Contains(type)).Select(type => SurfacePrinter.Print(type))];

    /// <summary>Types that the file names in members of others, or as a base, without a block of their own.</summary>
    private static HashSet<Type> Unlisted =>
    [
        typeof(TraceContext), typeof(BindingContext), typeof(Microsoft.Azure.Functions.Worker.RetryContext), typeof(IInvocationFeatures),
        typeof(FunctionParameter), typeof(BindingMetadata), typeof(BindingAttribute), typeof(TriggerBindingAttribute),
        typeof(InputBindingAttribute), typeof(InputConverterAttribute), typeof(AsyncPageable<>), typeof(Page<>), typeof(DataConverter),
    ];

    /// <summary>What the stubs leave out: it needs HttpRequestData and HttpResponseData, durable entities, or raw history events.</summary>
    private static HashSet<string> LeftOut =>
    [
        "Microsoft.Azure.Functions.Worker.DurableTaskClientExtensions",
        "Microsoft.DurableTask.TaskOrchestrationContext: virtual TaskOrchestrationEntityFeature Entities { get; }",
        "Microsoft.DurableTask.Client.DurableTaskClient: virtual DurableEntityClient Entities { get; }",
        "Microsoft.DurableTask.Client.DurableTaskClient: virtual Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync("
            + "string instanceId, CancellationToken cancellation = default)",
    ];

    [Fact]
    public void Stubs_Printed_AreInTheFile()
    {
        Assert.NotEmpty(Stubs);
        Differences.AssertSame([], Stubs.SelectMany(stub => Differences.Missing(stub, Real)));
    }

    [Fact]
    public void File_EveryTypeAndMember_HasAStubOrIsLeftOutByName()
    {
        var stubs = Stubs.ToDictionary(stub => stub.Name);
        var missing = Real.Types.SelectMany(type => stubs.TryGetValue(type.Name, out var stub)
            ? type.Members.Except(stub.Members).Select(member => $"{type.Name}: {member}")
            : [type.Name]);

        Differences.AssertSame(LeftOut, missing);
    }
}
