using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Settings;

/// <summary>Binds options to the settings so that a value which cannot be read is reported together with all other faults.</summary>
internal static class SettingsBinding
{
    /// <summary>Binds a section. A faulty setting leaves its default in place and prevents the start.</summary>
    public static OptionsBuilder<T> BindSettings<T>(this OptionsBuilder<T> builder, IConfiguration configuration, string section)
        where T : class
    {
        builder.Services.AddSingleton<IValidateOptions<T>>(new ErrorsCheck<T>(builder.Name, configuration.GetSection(section)));
        return builder.Configure(options => Readable(configuration, section, typeof(T)).Bind(options)).ValidateOnStart();
    }

    /// <summary>A section as it can be read before the start is checked; faulty settings have their default.</summary>
    public static T ReadSettings<T>(this IConfiguration configuration, string section)
        where T : class, new() => Readable(configuration, section, typeof(T)).Get<T>() ?? new T();

    // The binder of the framework throws at the first value that it cannot read.
    private static IConfigurationRoot Readable(IConfiguration configuration, string section, Type type)
    {
        var given = configuration.GetSection(section);
        var faulty = SettingErrors.Find(given, type).Select(fault => fault.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ConfigurationBuilder()
            .AddInMemoryCollection(
                given.AsEnumerable(makePathsRelative: true).Where(setting => !faulty.Contains($"{given.Path}:{setting.Key}"))
            )
            .Build();
    }

    private sealed class ErrorsCheck<T>(string options, IConfigurationSection section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T _) =>
            name != options ? ValidateOptionsResult.Skip
            : SettingErrors.Find(section, typeof(T)).Select(fault => fault.Message).ToList() is { Count: > 0 } faults
                ? ValidateOptionsResult.Fail(faults)
            : ValidateOptionsResult.Success;
    }
}
