using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Duplicates;

internal static class DuplicateRegistration
{
    public static IServiceCollection AddDuplicates(this IServiceCollection services)
    {
        services.AddSingleton<DuplicateDesk>();
        return services;
    }
}
