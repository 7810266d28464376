using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Commitments;

internal static class CommitmentRegistration
{
    public static IServiceCollection AddCommitments(this IServiceCollection services)
    {
        services.AddSingleton<CommitmentPages>();
        services.AddSingleton<SigningAccess>();
        return services;
    }
}
