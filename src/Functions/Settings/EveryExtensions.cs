using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Settings;

/// <summary>Registers what is defined by one class each, in the folder of its feature.</summary>
internal static class EveryExtensions
{
    /// <summary>Registers every class of this app that is of a kind, as that kind.</summary>
    public static IServiceCollection AddEvery<TKind>(this IServiceCollection services)
        where TKind : class
    {
        foreach (
            var type in typeof(TKind)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(TKind)) && type is { IsAbstract: false, ContainsGenericParameters: false })
        )
        {
            services.AddSingleton(typeof(TKind), type);
        }

        return services;
    }
}
