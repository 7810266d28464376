using CreditFunctions.LocalRuntime.Worker.Builder;

namespace CreditFunctions.LocalRuntime;

/// <summary>The one place where an app speaks of its local runtime: Program.Local.cs.</summary>
public static class LocalRuntimeBuilderExtensions
{
    /// <summary>Changes what the settings say of ports, storage, clocks and where functions are found.</summary>
    public static FunctionsApplicationBuilder UseLocalRuntime(this FunctionsApplicationBuilder builder, Action<LocalRuntimeOptions> configure)
    {
        configure(builder.Options);
        return builder;
    }
}
