namespace CreditFunctions.LocalRuntime.Worker.Http;

/// <summary>Binds a parameter to the request's JSON body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromBodyAttribute : Attribute;
