using CreditFunctions.LocalRuntime.Worker;

namespace CreditFunctions.AzureSurface.Tests;

/// <summary>What the local runtime offers in the place of the real packages has their signatures, so that a function cannot tell them apart.</summary>
public sealed class LocalRuntimeSurfaceTests
{
    private static readonly SurfaceFile Real = SurfaceFile.Read();

    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["CreditFunctions.LocalRuntime.Worker"] = "Microsoft.Azure.Functions.Worker",
        ["CreditFunctions.LocalRuntime.Worker.Builder"] = "Microsoft.Azure.Functions.Worker.Builder",
        ["CreditFunctions.LocalRuntime.Worker.Http"] = "Microsoft.Azure.Functions.Worker.Http",
        ["CreditFunctions.LocalRuntime.Worker.Middleware"] = "Microsoft.Azure.Functions.Worker.Middleware",
        ["CreditFunctions.LocalRuntime.DurableTask"] = "Microsoft.DurableTask",
        ["CreditFunctions.LocalRuntime.DurableTask.Client"] = "Microsoft.DurableTask.Client",
        ["CreditFunctions.LocalRuntime.Hosting"] = "Microsoft.Extensions.Hosting",
    };

    private const string Unlisted = " is not in azure-surface.txt";
    private const string ByMember = "a type of a listed member; the file has no block for it";
    private const string ByField = "a field of the real type; the file lists no fields";

    /// <summary>Public in a mirrored namespace, yet not in the file: the line, and the reason why it may stand.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        [$"Microsoft.Azure.Functions.Worker.BindingContext{Unlisted}"] = ByMember,
        [$"Microsoft.Azure.Functions.Worker.BindingDirection{Unlisted}"] = "the type of a member of BindingMetadata",
        [$"Microsoft.Azure.Functions.Worker.BindingMetadata{Unlisted}"] = ByMember,
        [$"Microsoft.Azure.Functions.Worker.FunctionParameter{Unlisted}"] = ByMember,
        [$"Microsoft.Azure.Functions.Worker.IInvocationFeatures{Unlisted}"] = ByMember,
        [$"Microsoft.Azure.Functions.Worker.RetryContext{Unlisted}"] = ByMember,
        [$"Microsoft.Azure.Functions.Worker.TraceContext{Unlisted}"] = ByMember,
        ["Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute: "
            + "expected 'class Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute : InputConverterAttribute', "
            + "found 'class Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute : Attribute'"] = "there are no input converters here",
        ["Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder: FunctionsHost Build()"] =
            "an IHost whose own Run says in a line why it cannot start",
        [$"Microsoft.DurableTask.AsyncPageable`1{Unlisted}"] = ByMember,
        [$"Microsoft.DurableTask.DataConverter{Unlisted}"] = ByMember,
        [$"Microsoft.DurableTask.Page`1{Unlisted}"] = ByMember,
        [$"Microsoft.DurableTask.WorkerDataConverter{Unlisted}"] = "how this runtime converts; no function names it",
        ["Microsoft.DurableTask.TaskVersion: static TaskVersion Unversioned"] = ByField,
        ["Microsoft.DurableTask.Client.OrchestrationQuery: static int DefaultPageSize"] = ByField,
    };

    [Fact]
    public void MirroredNamespaces_Printed_AreInTheFile()
    {
        var mirrored = typeof(FunctionAttribute).Assembly.GetExportedTypes()
            .Where(type => Namespaces.ContainsKey(type.Namespace!))
            .Select(type => SurfacePrinter.Print(type, name => Namespaces[name]))
            .ToList();

        Assert.NotEmpty(mirrored);
        Differences.AssertSame(Allowed.Keys, mirrored.SelectMany(type => Differences.Missing(type, Real)));
    }
}
