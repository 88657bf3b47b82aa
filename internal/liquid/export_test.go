package liquid

// Limits for the tests outside of this package.
const (
	MaxDepth = maxDepth
	MaxText  = maxOutput + maxPrinted
)
