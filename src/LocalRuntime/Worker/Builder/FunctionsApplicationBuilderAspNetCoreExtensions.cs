namespace CreditFunctions.LocalRuntime.Worker.Builder;

/// <summary>Lets HTTP functions speak in the types of ASP.NET Core, the only ones that this runtime knows.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
}
