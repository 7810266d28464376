namespace CreditFunctions.LocalRuntime.Worker.Builder;

/// <summary>Where an app begins.</summary>
public class FunctionsApplication
{
    /// <summary>A builder that has read local.settings.json, the environment and the command line, the later ones winning.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
