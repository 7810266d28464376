using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalRuntime.Hosting.Settings;

/// <summary>Says what the app's own options, validated at start, find wrong with its settings.</summary>
internal static class OptionsFaults
{
    /// <summary>Before the web host does the same, which would log stack traces.</summary>
    /// <exception cref="HostStartException">Some are not valid: a line for each failure.</exception>
    public static void ThrowIfAny(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception exception) when (AreOptions(exception))
        {
            throw new HostStartException(string.Join(Environment.NewLine, Failures(exception)), exception);
        }
    }

    private static bool AreOptions(Exception exception) =>
        exception is OptionsValidationException || (exception is AggregateException all && all.InnerExceptions.All(AreOptions));

    private static IEnumerable<string> Failures(Exception exception) => exception is AggregateException all
        ? all.InnerExceptions.SelectMany(Failures)
        : ((OptionsValidationException)exception).Failures;
}
