using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Identifiers;

internal static class IdentifierRegistration
{
    public static IServiceCollection AddIdentifiers(this IServiceCollection services)
    {
        services.AddSingleton<IdentifierOverrides>();
        services.AddSingleton<IdentifierOverrideRegister>();
        services.AddSingleton<IdentifierOverridePages>();
        return services;
    }
}
