using System.Diagnostics;

/// <summary>Writes every span of a process to its output. .NET calls it in a process that names this assembly in <c>DOTNET_STARTUP_HOOKS</c>.</summary>
internal static class StartupHook
{
    public const string Prefix = "span: ";

    public static void Initialize() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = _ => true,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStopped = span => Console.WriteLine(Prefix + Describe(span)),
    });

    private static string Describe(Activity span) => string.Join(
        ' ',
        [
            span.Source.Name,
            span.OperationName,
            span.DisplayName,
            span.StatusDescription,
            .. span.TagObjects.Concat(span.Events.SelectMany(each => each.Tags)).Select(tag => $"{tag.Key}={tag.Value}"),
            .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        ]);
}
