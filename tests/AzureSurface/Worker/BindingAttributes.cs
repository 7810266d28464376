namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

// Not listed, but the bases of triggers and inputs that are.
public abstract class BindingAttribute : Attribute;

public abstract class TriggerBindingAttribute : BindingAttribute;

public abstract class InputBindingAttribute : BindingAttribute;
