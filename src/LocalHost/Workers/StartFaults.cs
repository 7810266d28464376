using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Explains why an app could not start, one line per invalid option.</summary>
internal static class StartFaults
{
    public static HostStartException Explain(Exception? exception) =>
        exception switch
        {
            null => new HostStartException("The app ended before its host was running."),
            HostStartException known => known,
            _ when AreOptions(exception) => new HostStartException(string.Join(Environment.NewLine, Failures(exception)), exception),
            _ => new HostStartException($"The app could not start: {exception.Message}", exception),
        };

    private static bool AreOptions(Exception exception) =>
        exception is OptionsValidationException || (exception is AggregateException all && all.InnerExceptions.All(AreOptions));

    private static IEnumerable<string> Failures(Exception exception) =>
        exception is AggregateException all ? all.InnerExceptions.SelectMany(Failures) : ((OptionsValidationException)exception).Failures;
}
