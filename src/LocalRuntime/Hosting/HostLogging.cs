using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalRuntime.Hosting;

/// <summary>One line an entry on the console; the frameworks beneath speak only when something is wrong.</summary>
internal static class HostLogging
{
    public static void AddHostLogging(this ILoggingBuilder logging, IConfiguration settings) => logging
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("System", LogLevel.Warning)
        .AddFilter("Azure", LogLevel.Warning)
        .AddConfiguration(settings.GetSection("Logging"))
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
}
