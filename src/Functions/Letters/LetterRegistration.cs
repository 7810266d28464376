using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Letters;

/// <summary>Registers numbers and pages of letters.</summary>
internal static class LetterRegistration
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<LetterNumbers>();
        services.AddSingleton<LetterPages>();
        return services;
    }
}
