using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>The log of host and worker. Frameworks log from Warning, since request paths contain secrets of the app.</summary>
internal static class HostLogging
{
    public static void AddHostLogging(this ILoggingBuilder logging, IConfiguration settings) =>
        logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("Azure", LogLevel.Warning)
            .AddFilter("Grpc", LogLevel.Warning)
            .AddFilter("Yarp", LogLevel.Warning)
            .AddConfiguration(settings.GetSection("Logging"))
            .AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
}
