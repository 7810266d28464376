namespace Microsoft.Azure.Functions.Worker;

// azure-surface.txt names these types in members of others but lists none of their own: they have none here either.
public abstract class TraceContext;

public abstract class BindingContext;

public abstract class RetryContext;

public interface IInvocationFeatures;

public class FunctionParameter;

public abstract class BindingMetadata;
