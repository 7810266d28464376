using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalRuntime.Hosting.Settings;

/// <summary>Says what the app's own options, validated at start, find wrong with its settings.</summary>
internal static class OptionsFaults
{
    public static bool AreOptions(Exception exception) =>
        exception is OptionsValidationException || (exception is AggregateException all && all.InnerExceptions.All(AreOptions));

    /// <summary>A line for each failure.</summary>
    public static HostStartException Explain(Exception exception) => new(string.Join(Environment.NewLine, Failures(exception)), exception);

    private static IEnumerable<string> Failures(Exception exception) => exception is AggregateException all
        ? all.InnerExceptions.SelectMany(Failures)
        : ((OptionsValidationException)exception).Failures;
}
