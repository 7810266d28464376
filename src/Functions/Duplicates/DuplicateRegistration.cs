using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Duplicates;

/// <summary>Registers what applications have in common.</summary>
internal static class DuplicateRegistration
{
    public static IServiceCollection AddDuplicates(this IServiceCollection services)
    {
        services.AddSingleton<DuplicateDesk>();
        return services;
    }
}
