using CreditFunctions.Functions.CreditChecks.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.CreditChecks;

internal static class CreditCheckRegistration
{
    public static IServiceCollection AddCreditChecks(this IServiceCollection services)
    {
        CreditSources.Register(services);
        services.AddSingleton<CreditRules>();
        services.AddSingleton<CreditSubjects>();
        services.AddSingleton<CreditCheckQueue>();
        services.AddSingleton<CreditQueryRecorder>();
        services.AddSingleton<EvidenceIntake>();
        return services;
    }
}
