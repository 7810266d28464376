using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Commitments;

/// <summary>Registers how parties sign.</summary>
internal static class CommitmentRegistration
{
    public static IServiceCollection AddCommitments(this IServiceCollection services)
    {
        services.AddSingleton<CommitmentPages>();
        services.AddSingleton<SigningAccess>();
        return services;
    }
}
