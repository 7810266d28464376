namespace CreditFunctions.LocalRuntime.Worker.Extensions.Abstractions;

/// <summary>Binds a parameter of a function to the world outside.</summary>
public abstract class BindingAttribute : Attribute;

/// <summary>Binds what starts a function. Each function has exactly one.</summary>
public abstract class TriggerBindingAttribute : BindingAttribute;

/// <summary>Binds something that a function is given besides its trigger.</summary>
public abstract class InputBindingAttribute : BindingAttribute;
