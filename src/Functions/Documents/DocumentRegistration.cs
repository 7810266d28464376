using CreditFunctions.Functions.Documents.Inspection;
using CreditFunctions.Functions.Documents.Scanning;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Documents;

internal static class DocumentRegistration
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DocumentOptions>().BindSettings(configuration, "Documents");
        services
            .AddOptions<ScannerOptions>()
            .BindSettings(configuration, "Scanner")
            .Validate(
                scanner => scanner.Kind != ScannerKind.Clamd || scanner.HasAddress,
                "Set Scanner__Address to host:port of clamd, or to the path of its socket."
            );
        services.AddSingleton<IFileScanner>(provider =>
            provider.GetRequiredService<IOptions<ScannerOptions>>().Value.Kind switch
            {
                ScannerKind.Clamd => ActivatorUtilities.CreateInstance<ClamdScanner>(provider),
                ScannerKind.Defender => ActivatorUtilities.CreateInstance<DefenderScanner>(provider),
                _ => new NoScanner(),
            }
        );
        services.AddSingleton<DocumentInspector>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<DocumentExit>();
        services.AddSingleton<FileRecords>();
        services.AddEvery<FileOwner>();
        services.AddSingleton<FileCare>();
        services.AddSingleton<PendingBatch>(provider => provider.GetRequiredService<FileCare>());
        return services;
    }
}
