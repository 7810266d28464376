using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Rules;

internal static class RulesRegistration
{
    public static IServiceCollection AddRules(this IServiceCollection services)
    {
        services.AddSingleton(_ => WorkingDayCalendar.BuiltIn);
        services.AddSingleton(_ => RuleBook.BuiltIn);
        services.AddSingleton<RuleLibrary>();
        services.AddSingleton<RuleAdditionDesk>();
        services.AddSingleton<RulePages>();
        return services;
    }
}
