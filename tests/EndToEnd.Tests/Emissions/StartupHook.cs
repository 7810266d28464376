using System.Diagnostics;

/// <summary>
/// Records every span of a process, as a telemetry exporter does: only then does the worker pass trace ids to storage. .NET calls it in a
/// process that names this assembly in <see cref="Variable"/>.
/// </summary>
internal static class StartupHook
{
    public const string Variable = "DOTNET_STARTUP_HOOKS";

    /// <summary>Environment variable that writes the spans to the output.</summary>
    public const string OutputVariable = "SPANS_TO_OUTPUT";

    public const string Prefix = "span: ";

    public static string AssemblyPath => typeof(StartupHook).Assembly.Location;

    public static void Initialize()
    {
        var writes = Environment.GetEnvironmentVariable(OutputVariable) is not null;
        ActivitySource.AddActivityListener(
            new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = writes ? span => Console.WriteLine(Prefix + Describe(span)) : null,
            }
        );
    }

    private static string Describe(Activity span) =>
        string.Join(
            ' ',
            [
                span.Source.Name,
                span.OperationName,
                span.DisplayName,
                span.StatusDescription,
                .. span.TagObjects.Concat(span.Events.SelectMany(each => each.Tags)).Select(tag => $"{tag.Key}={tag.Value}"),
                .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
            ]
        );
}
