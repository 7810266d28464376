using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Rules;

/// <summary>Registers the rules and working days, and how files are added to them.</summary>
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
