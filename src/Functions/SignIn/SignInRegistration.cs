using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Staff;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.SignIn;

internal static class SignInRegistration
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeskOptions>().BindSettings(configuration, "Desk");
        services.AddSingleton(new PlatformSignIn(configuration));
        services.AddSingleton<PlatformBindings>();
        services.AddSingleton<DeskSessions>();
        services.AddSingleton<DeskAccess>();
        services.AddSingleton<DeskForms>();
        services.AddSingleton<DeskReplies>();
        services.AddSingleton<SignInPages>();
        return services;
    }
}
