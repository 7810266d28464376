using CreditFunctions.Functions.Composition;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Desk;

/// <summary>Registers the officers' site.</summary>
internal static class DeskRegistration
{
    public static IServiceCollection AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeskOptions>().BindSettings(configuration, "Desk");
        services.AddSingleton(new PlatformSignIn(configuration));
        services.AddSingleton<PlatformBindings>();
        services.AddSingleton<DeskSessions>();
        services.AddSingleton<DeskAccess>();
        services.AddSingleton<DeskHolds>();
        services.AddSingleton<DeskForms>();
        services.AddSingleton<DeskReplies>();
        services.AddSingleton<SignInPages>();
        services.AddSingleton<BatchPages>();
        services.AddSingleton<DeskApplicationPages>();
        services.AddSingleton<DeskTrace>();
        return services;
    }
}
